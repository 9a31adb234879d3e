export default function ChartPage() {
  return <h1>Chart</h1>
}
