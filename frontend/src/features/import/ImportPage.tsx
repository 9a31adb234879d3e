import { PageTitle } from '../../ui/PageTitle'

export default function ImportPage() {
  return (
    <>
      <PageTitle>Import</PageTitle>
      <h1>Import</h1>
    </>
  )
}
