export default function LevelsPage() {
  return <h1>Levels</h1>
}
