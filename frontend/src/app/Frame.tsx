import { Outlet, useNavigate, useSearch } from '@tanstack/react-router'
import { lazy, Suspense, useEffect } from 'react'
import { useQuery } from 'urql'
import { useAsOf } from '../api/asOf'
import { graphql } from '../api/gql/gql'
import { useOwnChange } from '../api/ownChange'
import { mayTakeAway, Viewer } from '../api/viewer'
import { guardDownloads } from '../ui/download'
import { MayTakeAway } from '../ui/mayTakeAway'
import { SidePanel, SidePanelLayout } from '../ui/SidePanel'
import { Loading } from '../ui/States'
import styles from './Frame.module.css'
import { Header } from './Header'
import { Live } from './Live'
import { useHeadingFocus } from './useHeadingFocus'

const PersonPanel = lazy(() => import('../features/person/PersonPanel'))
const EditDialog = lazy(() => import('../features/edit/EditDialog'))
const LastChange = lazy(() => import('../features/edit/LastChange'))

const Organization = graphql(`
  query Organization($date: Date) {
    org(asOf: $date) {
      name
      revision
    }
    now: org {
      date
    }
    viewer {
      name
      roles
      signedIn
      person {
        ref
        span {
          direct
        }
      }
    }
  }
`)

/** What stands around every page: the header, the panel of a person beside it, dialogs above it, and what others do. */
export function Frame() {
  const date = useAsOf()
  const { person, edit } = useSearch({ strict: false })
  const navigate = useNavigate()
  const change = useOwnChange()
  const [{ data, error }] = useQuery({ query: Organization, variables: { date } })
  const close = (key: 'person' | 'edit') => () => {
    void navigate({ to: '.', search: (now) => ({ ...now, [key]: undefined }), replace: key === 'edit' })
  }
  useHeadingFocus()
  const viewer = data?.viewer
  useEffect(() => {
    guardDownloads(async (name) => (await import('../api/noteExport')).noteExport(name, !!viewer?.signedIn))
  }, [viewer])
  const panel = person && (
    <Suspense
      fallback={
        <SidePanel label="Person">
          <Loading what="the person" />
        </SidePanel>
      }
    >
      <PersonPanel person={person} onClose={close('person')} />
    </Suspense>
  )

  return (
    <Viewer value={viewer}>
      <MayTakeAway value={mayTakeAway(viewer)}>
        <div className={styles.frame} data-as-of={date}>
          <a className={styles.skip} href="#page">
            Skip to the page
          </a>
          <Header organization={data?.org.name} today={data?.now.date} />
          <div className={styles.below}>
            <SidePanelLayout panel={panel}>
              <main id="page" className={styles.page} tabIndex={-1}>
                <Outlet />
              </main>
            </SidePanelLayout>
          </div>
          {edit && (
            <Suspense>
              <EditDialog edit={edit} onClose={close('edit')} />
            </Suspense>
          )}
          <div className={styles.notes}>
            {(data ?? error) && <Live since={data?.org.revision} />}
            {change && !change.isPutAway && (
              <Suspense>
                <LastChange change={change} />
              </Suspense>
            )}
          </div>
        </div>
      </MayTakeAway>
    </Viewer>
  )
}
