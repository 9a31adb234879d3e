import { PageTitle } from '../../ui/PageTitle'

export default function LevelsPage() {
  return (
    <>
      <PageTitle>Levels</PageTitle>
      <h1>Levels</h1>
    </>
  )
}
