import { PageTitle } from '../../ui/PageTitle'

export default function SpanPage() {
  return (
    <>
      <PageTitle>Span</PageTitle>
      <h1>Span</h1>
    </>
  )
}
