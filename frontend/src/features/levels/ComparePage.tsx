import { PageTitle } from '../../ui/PageTitle'

export default function ComparePage() {
  return (
    <>
      <PageTitle>Compare</PageTitle>
      <h1>Compare</h1>
    </>
  )
}
