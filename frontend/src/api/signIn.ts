let leaving = false

/** Leaves for signing in, and comes back to the same page; only once, however many questions are refused. */
export function signIn(): void {
  if (leaving) return
  leaving = true
  location.assign(`/sign-in?${new URLSearchParams({ to: location.pathname + location.search }).toString()}`)
}
