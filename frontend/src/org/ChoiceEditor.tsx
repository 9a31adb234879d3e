import { useState } from 'react'
import { Button } from '../ui/Button'
import { Checkbox } from '../ui/Choices'
import { conditionOfChoice, type Choice } from './alternatives'
import type { Condition } from './filter'
import { FilterBar } from './FilterBar'
import styles from './FilterBar.module.css'

export interface ChoiceEditorProps {
  choice: Choice
  onDone: (condition: Condition) => void
  onCancel: () => void
}

/** A small form for a choice: filters of which one at least is to hold, each a bar of its own. */
export function ChoiceEditor({ choice, onDone, onCancel }: ChoiceEditorProps) {
  const [{ alternatives, negated }, setDraft] = useState(choice)
  const result = conditionOfChoice({ alternatives, negated })
  const write = (at: number, where: string) => setDraft({ negated, alternatives: alternatives.map((one, i) => (i === at ? where : one)) })
  return (
    <div className={styles.editor}>
      <p className={styles.subject}>Any of these</p>
      <ol className={styles.alternatives}>
        {alternatives.map((where, i) => (
          <li key={i}>
            <FilterBar label={`Alternative ${i + 1}`} where={where || undefined} onChange={(next) => write(i, next ?? '')} />
          </li>
        ))}
      </ol>
      <Button look="quiet" onPress={() => setDraft({ negated, alternatives: [...alternatives, ''] })} isDisabled={alternatives.at(-1) === ''}>
        Another alternative
      </Button>
      <Checkbox isSelected={negated} onChange={(chosen) => setDraft({ alternatives, negated: chosen })}>
        Everybody but these
      </Checkbox>
      <div className={styles.buttons}>
        <Button look="quiet" onPress={onCancel}>
          Cancel
        </Button>
        <Button look="primary" onPress={() => result && onDone(result)} isDisabled={!result}>
          Apply
        </Button>
      </div>
    </div>
  )
}
