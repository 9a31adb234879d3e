import type { ReactNode } from 'react'
import {
  Tab,
  TabList,
  TabPanel,
  Tabs as AriaTabs,
  ToggleButton,
  ToggleButtonGroup,
  type Key,
} from 'react-aria-components'
import styles from './Tabs.module.css'

export interface TabItem<K extends string> {
  id: K
  label: string
  /** A number after the label, such as how many are inside. */
  count?: string
  content: ReactNode
}

/** Several contents in one place, of which one is seen. */
export function Tabs<K extends string>({ label, items, value, onChange }: { label: string; items: readonly TabItem<K>[]; value: K; onChange: (value: K) => void }) {
  return (
    <AriaTabs selectedKey={value} onSelectionChange={(key: Key) => onChange(key as K)} className={styles.tabs}>
      <TabList aria-label={label} className={styles.list}>
        {items.map((item) => (
          <Tab key={item.id} id={item.id} className={styles.tab}>
            {item.label}
            {item.count !== undefined && <span className={styles.count}>{item.count}</span>}
          </Tab>
        ))}
      </TabList>
      {items.map((item) => (
        <TabPanel key={item.id} id={item.id} className={styles.panel}>
          {item.content}
        </TabPanel>
      ))}
    </AriaTabs>
  )
}

export interface Segment<K extends string> {
  id: K
  label: string
}

/** One of two to five ways of seeing the same thing. */
export function Segments<K extends string>({ label, items, value, onChange }: { label: string; items: readonly Segment<K>[]; value: K; onChange: (value: K) => void }) {
  return (
    <ToggleButtonGroup
      aria-label={label}
      selectionMode="single"
      disallowEmptySelection
      selectedKeys={[value]}
      onSelectionChange={(keys) => {
        const [key] = keys
        if (key !== undefined) onChange(key as K)
      }}
      className={styles.segments}
    >
      {items.map((item) => (
        <ToggleButton key={item.id} id={item.id} className={styles.segment}>
          {item.label}
        </ToggleButton>
      ))}
    </ToggleButtonGroup>
  )
}
