import { useQuery } from 'urql'
import { useAsOf } from '../../api/asOf'
import { QueryFailure } from '../../org/QueryFailure'
import { lastPart } from '../../org/refs'
import { PageTitle } from '../../ui/PageTitle'
import { Loading } from '../../ui/States'
import { LadderNames } from './ladderQuery'
import { LadderView } from './LadderView'

/** The home ladder: what each of its levels means. */
export default function LevelsPage() {
  const [{ data, error }, again] = useQuery({ query: LadderNames, variables: { date: useAsOf() } })
  if (data) return <LadderView ladder={lastPart(data.org.homeLadder.id)} />
  return (
    <>
      <PageTitle>Levels</PageTitle>
      {error ? <QueryFailure error={error} again={() => again({ requestPolicy: 'network-only' })} /> : <Loading what="the ladders" rows={8} />}
    </>
  )
}
