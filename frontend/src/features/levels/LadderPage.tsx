import { PageTitle } from '../../ui/PageTitle'

export default function LadderPage() {
  return (
    <>
      <PageTitle>Ladder</PageTitle>
      <h1>Ladder</h1>
    </>
  )
}
