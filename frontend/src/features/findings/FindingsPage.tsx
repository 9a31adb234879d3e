import { useNavigate, useSearch } from '@tanstack/react-router'
import { ListChecks } from 'lucide-react'
import { useQuery } from 'urql'
import * as v from 'valibot'
import { useAsOf } from '../../api/asOf'
import { count, counted, people } from '../../org/numbers'
import { PersonPicker } from '../../org/PersonPicker'
import { QueryFailure } from '../../org/QueryFailure'
import { shortSeat } from '../../org/refs'
import { LinkButton } from '../../ui/LinkButton'
import { PageTitle } from '../../ui/PageTitle'
import { Empty, Loading } from '../../ui/States'
import { TakeAway } from '../../ui/TakeAway'
import { FindingGroup } from './FindingGroup'
import { FindingsDocument } from './findingsQueries'
import styles from './FindingsPage.module.css'
import { grouped, kinds, kindWords, readKinds, toggled, writeKinds } from './kinds'
import { search as schema, type FindingsSearch } from './search'

type Kept = Record<string, unknown>

/** What the structure shows to be odd, by kind. */
export default function FindingsPage() {
  const { kinds: written, under, all } = v.parse(schema, useSearch({ strict: false }))
  const navigate = useNavigate()
  const [{ data, error, fetching }, again] = useQuery({ query: FindingsDocument, variables: { date: useAsOf(), under } })
  const update = (patch: Partial<FindingsSearch>) => void navigate({ to: '/findings', search: (kept) => ({ ...kept, ...patch }), resetScroll: false })
  const chosen = readKinds(written)
  const whole = readKinds(all)
  const groups = grouped(data?.org.findings ?? [])
  const shown = groups.filter((group) => chosen.length === 0 || chosen.includes(group.kind))
  const found = groups.reduce((sum, group) => sum + group.texts.length, 0)

  return (
    <section className={styles.page} aria-busy={fetching}>
      <PageTitle>Findings</PageTitle>
      <div className={styles.head}>
        <h1>Findings</h1>
        {data && !error && (
          <p className={styles.summary} role="status">
            {`${counted(found, 'finding')} of ${counted(groups.length, 'kind')}, ${under ? `about people below one seat, of ${people(data.org.headcount)} in all` : `about ${people(data.org.headcount)}`}. ${kinds.length} kinds of oddities were looked for.`}
          </p>
        )}
        <div className={styles.under}>
          <PersonPicker label="Under" openings value={under ?? null} onChange={(ref) => update({ under: ref === null ? undefined : shortSeat(ref) })} placeholder="Everybody" />
        </div>
        {groups.length > 0 && (
          <nav aria-label="Kinds" className={styles.kinds}>
            <LinkButton look="quiet" to="/findings" resetScroll={false} search={(kept: Kept) => ({ ...kept, kinds: undefined })} aria-current={chosen.length === 0 ? 'true' : undefined}>
              {`All ${count(found)}`}
            </LinkButton>
            {groups.map(({ kind, texts }) => (
              <LinkButton
                key={kind}
                look="quiet"
                to="/findings"
                resetScroll={false}
                search={(kept: Kept) => ({ ...kept, kinds: writeKinds(toggled(chosen, kind)) })}
                aria-current={chosen.includes(kind) ? 'true' : undefined}
              >
                {`${kindWords[kind].title} ${count(texts.length)}`}
              </LinkButton>
            ))}
          </nav>
        )}
      </div>
      {error && <QueryFailure error={error} again={() => again({ requestPolicy: 'network-only' })} />}
      {!data && !error && <Loading what="the findings" rows={12} />}
      {data && !error && shown.length === 0 && (
        <Empty title={groups.length === 0 ? 'Nothing odd was found' : 'Nothing of these kinds was found'} icon={ListChecks}>
          {`Looked for: ${(chosen.length > 0 ? chosen : kinds).map((kind, i) => (i === 0 ? kindWords[kind].title : kindWords[kind].title.toLowerCase())).join(', ')}.`}
        </Empty>
      )}
      {!error && shown.length > 0 && (
        <TakeAway name="Findings" as={['csv']} rows={() => [['Kind', 'Finding'], ...shown.flatMap((group) => group.texts.map((text) => [kindWords[group.kind].title, text]))]}>
          {shown.map((group) => (
            <FindingGroup key={group.kind} group={group} under={under} all={whole.includes(group.kind)} onAll={() => update({ all: writeKinds(toggled(whole, group.kind)) })} />
          ))}
        </TakeAway>
      )}
    </section>
  )
}
