export default function SpanPage() {
  return <h1>Span</h1>
}
