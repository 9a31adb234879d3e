import { ListFilter } from 'lucide-react'
import { lazy, Suspense, useRef, useState } from 'react'
import { Dialog, Popover } from 'react-aria-components'
import { Button } from '../ui/Button'
import { FilterChip } from '../ui/Chip'
import { LiveRegion } from '../ui/LiveRegion'
import list from '../ui/List.module.css'
import { Menu, MenuItem, MenuSection } from '../ui/Menu'
import { Loading } from '../ui/States'
import { choiceOf, newChoice, type Choice } from './alternatives'
import { conditions, together, type Condition, type FilterField } from './filter'
import styles from './FilterBar.module.css'
import { filterGroups, filterLabels, subject } from './filterLabels'
import { readFilter, writeFilter } from './filterUrl'
import { conditionWords } from './filterWords'
import { referencesOf } from './filterReferences'
import { useNames } from './names'

// With its pickers and calendar it is heavier than the bar, and many only read the chips.
const loadEditor = () => import('./ConditionEditor')
const ConditionEditor = lazy(async () => ({ default: (await loadEditor()).ConditionEditor }))
const ChoiceEditor = lazy(async () => ({ default: (await import('./ChoiceEditor')).ChoiceEditor }))

export interface FilterBarProps {
  /** The search parameter, as the URL has it. */
  where: string | undefined
  /** Given the new search parameter; undefined: everybody. */
  onChange: (where: string | undefined) => void
  /** Fields that can be added; all without it. Others are still shown where the URL has them. */
  fields?: readonly FilterField[]
  label?: string
}

interface Editing {
  /** Place of the condition that is changed; null: a new one. */
  readonly index: number | null
  /** What it is about: a field, or a choice between several filters. */
  readonly about: { readonly field: FilterField; readonly condition: Condition | null; readonly negated: boolean } | Choice
}

const choiceKey = 'choice'

/** The conditions of a filter as chips, to add, change and remove by pointer and keyboard. */
export function FilterBar({ where, onChange, fields, label = 'Filter' }: FilterBarProps) {
  const { filter, malformed } = readFilter(where)
  const all = conditions(filter)
  const nameOf = useNames(referencesOf(filter))
  const [editing, setEditing] = useState<Editing | null>(null)
  const [said, setSaid] = useState<{ words: string; about: Condition | null } | null>(null)
  const anchor = useRef<Element | null>(null)
  const addButton = useRef<HTMLButtonElement>(null)

  const write = (next: readonly Condition[]) => onChange(writeFilter(together(next)))
  const remove = (index: number) => {
    setSaid({ words: 'Removed', about: all[index]! })
    write(all.filter((_, i) => i !== index))
    addButton.current?.focus()
  }
  const done = (condition: Condition) => {
    setSaid({ words: 'Applied', about: condition })
    const index = editing?.index ?? null
    write(index === null ? [...all, condition] : all.map((one, i) => (i === index ? condition : one)))
    setEditing(null)
  }
  const edit = (index: number) => {
    const condition = all[index]!
    const one = subject(condition)
    const about = one ? { field: one.field, condition: one.positive, negated: one.negated } : choiceOf(condition)
    return about
      ? (chip: Element) => {
          anchor.current = chip
          setEditing({ index, about })
        }
      : undefined
  }

  return (
    <div role="group" aria-label={label} className={styles.bar}>
      {all.map((condition, i) => (
        <FilterChip key={writeFilter(condition) ?? i} words={conditionWords(condition, nameOf)} onEdit={edit(i)} onRemove={() => remove(i)} />
      ))}
      {malformed.map((text) => (
        <FilterChip key={text} words={`Not understood: ${text}`} onRemove={() => write(all)} />
      ))}
      <Menu
        label="Filter by"
        trigger={
          <Button look="quiet" icon={ListFilter} ref={addButton} onHoverStart={() => void loadEditor()} onFocus={() => void loadEditor()}>
            {all.length === 0 ? 'Filter' : 'Add'}
          </Button>
        }
        onAction={(key) => {
          anchor.current = addButton.current
          setEditing({ index: null, about: key === choiceKey ? newChoice : { field: key as FilterField, condition: null, negated: false } })
        }}
      >
        {filterGroups.map((group) => {
          const shown = group.fields.filter((field) => !fields || fields.includes(field))
          return (
            shown.length > 0 && (
              <MenuSection key={group.title} title={group.title}>
                {shown.map((field) => (
                  <MenuItem key={field} id={field}>
                    {filterLabels[field]}
                  </MenuItem>
                ))}
              </MenuSection>
            )
          )
        })}
        <MenuSection title="Several">
          <MenuItem id={choiceKey}>Any of several</MenuItem>
        </MenuSection>
      </Menu>
      {all.length + malformed.length > 1 && (
        <Button
          look="quiet"
          onPress={() => {
            setSaid({ words: 'Removed all filters', about: null })
            onChange(undefined)
            addButton.current?.focus()
          }}
        >
          Clear
        </Button>
      )}
      <Popover
        triggerRef={anchor}
        isOpen={editing !== null}
        onOpenChange={(open) => !open && setEditing(null)}
        placement="bottom start"
        offset={4}
        className={list.popover}
      >
        {editing && (
          <Dialog aria-label={'field' in editing.about ? filterLabels[editing.about.field] : 'Any of several'} className={styles.dialog}>
            <Suspense fallback={<Loading what="the form" rows={3} />}>
              {'field' in editing.about ? (
                <ConditionEditor key={`${editing.index ?? 'new'} ${editing.about.field}`} {...editing.about} onDone={done} onCancel={() => setEditing(null)} />
              ) : (
                <ChoiceEditor choice={editing.about} onDone={done} onCancel={() => setEditing(null)} />
              )}
            </Suspense>
          </Dialog>
        )}
      </Popover>
      <LiveRegion words={said?.about ? `${said.words}: ${conditionWords(said.about, nameOf)}` : (said?.words ?? '')} />
    </div>
  )
}
