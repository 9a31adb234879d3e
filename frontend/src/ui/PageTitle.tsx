/** The title of the document while a page is shown. */
export function PageTitle({ children }: { children: string }) {
  return <title>{`${children} · Rung`}</title>
}
