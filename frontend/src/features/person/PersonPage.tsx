import { PageTitle } from '../../ui/PageTitle'

export default function PersonPage() {
  return (
    <>
      <PageTitle>Person</PageTitle>
      <h1>Person</h1>
    </>
  )
}
