/** Ends the session here and, where it can, at the service that one signs in with. */
export async function signOut(): Promise<void> {
  const answer = await fetch('/sign-out', { method: 'POST' })
  const { next } = (await answer.json()) as { next: string }
  location.assign(next)
}
