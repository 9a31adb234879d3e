import { ArrowLeft, Plus, X } from 'lucide-react'
import { useMemo } from 'react'
import { useQuery } from 'urql'
import { useAsOf } from '../../api/asOf'
import { Button, IconButton } from '../../ui/Button'
import { Menu, MenuItem, MenuSection } from '../../ui/Menu'
import styles from './Explore.module.css'
import { dimensions, keyOf, mostDimensions, readBy, wordsOf, type By } from '../../org/dimensions'
import { AttributeNames } from './exploreQueries'

/** What people are divided by: in which order, with more to add and each to take away. */
export function DimensionsEditor({ by, onChange }: { by: readonly By[]; onChange: (by: readonly By[]) => void }) {
  const date = useAsOf()
  const [{ data }] = useQuery({ query: AttributeNames, variables: { date } })
  const names = useMemo(() => [...new Set((data?.org.people.nodes ?? []).flatMap((person) => person.attributes.map((one) => one.name)))].sort(), [data])
  const chosen = new Set(by.map(keyOf))
  const add = (key: string) => onChange([...by, ...readBy(key)])
  const free = (Object.keys(dimensions) as (keyof typeof dimensions)[]).filter((word) => !chosen.has(word))
  const attributes = names.map((name): By => ({ kind: 'attribute', name })).filter((one) => !chosen.has(keyOf(one)))
  return (
    <div role="group" aria-label="Divided by" className={styles.dimensions}>
      <span className={styles.label}>By</span>
      {by.map((one, i) => (
        <span key={keyOf(one)} className={styles.dimension}>
          {i > 0 && (
            <IconButton
              small
              icon={ArrowLeft}
              label={`Divide by ${wordsOf(one)} before ${wordsOf(by[i - 1]!)}`}
              onPress={() => onChange(by.map((other, at) => (at === i - 1 ? one : at === i ? by[i - 1]! : other)))}
            />
          )}
          <span>{wordsOf(one)}</span>
          {by.length > 1 && <IconButton small icon={X} label={`Do not divide by ${wordsOf(one)}`} onPress={() => onChange(by.filter((other) => other !== one))} />}
        </span>
      ))}
      {by.length < mostDimensions && (
        <Menu
          label="Divide by"
          onAction={(key) => add(String(key))}
          trigger={
            <Button look="quiet" icon={Plus}>
              Divide by
            </Button>
          }
        >
          {free.map((word) => (
            <MenuItem key={word} id={word}>
              {dimensions[word].words}
            </MenuItem>
          ))}
          {attributes.length > 0 && (
            <MenuSection title="Columns of the file">
              {attributes.map((one) => (
                <MenuItem key={keyOf(one)} id={keyOf(one)}>
                  {wordsOf(one)}
                </MenuItem>
              ))}
            </MenuSection>
          )}
        </Menu>
      )}
    </div>
  )
}
