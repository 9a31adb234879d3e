export default function MentorsPage() {
  return <h1>Mentors</h1>
}
