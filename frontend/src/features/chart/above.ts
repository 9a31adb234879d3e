import { seatOfOpening, seatOfPerson, type OpeningAnswer, type PersonAnswer, type Seat } from './seats'

/** An opening with the openings right above it. */
interface OpenAboveAnswer extends OpeningAnswer {
  readonly openManager?: OpenAboveAnswer | null
}

interface ChainedAnswer extends PersonAnswer {
  readonly openManager?: OpenAboveAnswer | null
}

export interface AboveAnswer {
  readonly person?: (ChainedAnswer & { readonly managementChain: readonly ChainedAnswer[] }) | null
  readonly opening?:
    | (OpenAboveAnswer & { readonly manager?: (ChainedAnswer & { readonly managementChain: readonly ChainedAnswer[] }) | null })
    | null
}

/** The seats from the top down to one, itself included, with the open ones between. */
export function chainOf({ person, opening }: AboveAnswer): Seat[] {
  const upward: Seat[] = []
  const addOpenings = (first: OpenAboveAnswer | null | undefined) => {
    for (let seat = first; seat; seat = seat.openManager) upward.push(seatOfOpening(seat))
  }
  const addPeople = (people: readonly ChainedAnswer[]) => {
    for (const one of people) {
      upward.push(seatOfPerson(one))
      addOpenings(one.openManager)
    }
  }
  if (person) addPeople([person, ...person.managementChain])
  if (opening) {
    addOpenings(opening)
    if (opening.manager) addPeople([opening.manager, ...opening.manager.managementChain])
  }
  return upward.reverse()
}
