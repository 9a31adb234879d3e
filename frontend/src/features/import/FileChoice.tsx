import { FileUp } from 'lucide-react'
import { useState } from 'react'
import { DropZone, FileTrigger, isFileDropItem, Text } from 'react-aria-components'
import { Button } from '../../ui/Button'
import { TextField } from '../../ui/TextField'
import styles from './FileChoice.module.css'

/** A file by dropping, choosing or pasting it. */
export function FileChoice({ onChoose }: { onChoose: (file: File) => void }) {
  const [pasted, setPasted] = useState('')
  return (
    <div className={styles.choice}>
      <DropZone
        className={styles.zone}
        getDropOperation={() => 'copy'}
        onDrop={(event) => {
          const item = event.items.find(isFileDropItem)
          if (item) void item.getFile().then(onChoose)
        }}
      >
        <Text slot="label" className={styles.words}>
          Drop a file here: a table of people with a header, one row a person or post
        </Text>
        <FileTrigger
          acceptedFileTypes={['.csv', '.tsv', '.txt', '.xlsx', '.json', '.jsonl', '.ndjson', 'text/csv', 'text/tab-separated-values', 'text/plain', 'application/json']}
          onSelect={(files) => {
            const file = files?.[0]
            if (file) onChoose(file)
          }}
        >
          <Button look="primary" icon={FileUp}>
            Choose a file
          </Button>
        </FileTrigger>
        <p className={styles.kinds}>Excel (XLSX), JSON, or CSV with commas, semicolons or tabs, as BambooHR, Workday, SuccessFactors, Google Workspace and many others export it. Nothing is written before you say so.</p>
      </DropZone>
      <details>
        <summary className={styles.summary}>Or paste it</summary>
        <div className={styles.paste}>
          <TextField label="Rows with their header" multiline value={pasted} onChange={setPasted} placeholder={'id,name,title,manager'} />
          <Button isDisabled={pasted.trim() === ''} onPress={() => onChoose(new File([pasted], 'pasted.csv', { type: 'text/csv' }))}>
            Read it
          </Button>
        </div>
      </details>
    </div>
  )
}
