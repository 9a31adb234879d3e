import { PageTitle } from '../../ui/PageTitle'

export default function MentorsPage() {
  return (
    <>
      <PageTitle>Mentors</PageTitle>
      <h1>Mentors</h1>
    </>
  )
}
