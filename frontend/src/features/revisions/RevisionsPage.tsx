import { PageTitle } from '../../ui/PageTitle'

export default function RevisionsPage() {
  return (
    <>
      <PageTitle>What changed</PageTitle>
      <h1>What changed</h1>
    </>
  )
}
