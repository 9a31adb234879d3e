import { PageTitle } from '../../ui/PageTitle'

export default function FindingsPage() {
  return (
    <>
      <PageTitle>Findings</PageTitle>
      <h1>Findings</h1>
    </>
  )
}
