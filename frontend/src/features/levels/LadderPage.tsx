export default function LadderPage() {
  return <h1>Ladder</h1>
}
