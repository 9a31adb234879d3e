import { PageTitle } from '../../ui/PageTitle'

export default function PeoplePage() {
  return (
    <>
      <PageTitle>People</PageTitle>
      <h1>People</h1>
    </>
  )
}
