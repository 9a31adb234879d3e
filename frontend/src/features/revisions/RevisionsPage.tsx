export default function RevisionsPage() {
  return <h1>What changed</h1>
}
