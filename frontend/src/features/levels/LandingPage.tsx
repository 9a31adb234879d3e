import { PageTitle } from '../../ui/PageTitle'

export default function LandingPage() {
  return (
    <>
      <PageTitle>Landing</PageTitle>
      <h1>Landing</h1>
    </>
  )
}
