/** A seat of a way between two people, and whom it reports to. */
export interface WaySeat {
  readonly ref: string
  readonly manager: { readonly ref: string } | null
  readonly openManager: { readonly ref: string } | null
}

/** Where the way turns from up to down: the seat that reports to neither of its neighbours. */
export function turnOf(seats: readonly WaySeat[]): number {
  return seats.findIndex((seat, i) => {
    const above = seat.openManager?.ref ?? seat.manager?.ref
    return above === undefined || (above !== seats[i - 1]?.ref && above !== seats[i + 1]?.ref)
  })
}
