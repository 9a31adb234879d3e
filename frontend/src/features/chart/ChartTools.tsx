import { ChevronDown } from 'lucide-react'
import {
  Button as AriaButton,
  Label,
  ListBox,
  ListBoxItem,
  Popover,
  Select,
  SelectValue,
  ToggleButton,
  ToggleButtonGroup,
} from 'react-aria-components'
import { Icon } from '../../ui/Icon'
import list from '../../ui/List.module.css'
import { Menu, MenuItem } from '../../ui/Menu'
import type { ChartView } from './search'
import styles from './ChartTools.module.css'
import { colorings, coloringWords, type Coloring } from './coloring'
import { useMayTakeAway } from '../../ui/mayTakeAway'
import type { ExportFormat } from './exportChart'

interface ChartToolsProps {
  readonly view: ChartView
  readonly onView: (view: ChartView) => void
  readonly coloring: Coloring
  readonly onColoring: (coloring: Coloring) => void
  /** Layers open as a whole; null where the view has none. */
  readonly layers: number | null
  readonly onLayers: (layers: number) => void
  readonly dotted: boolean
  readonly onDotted: (dotted: boolean) => void
  readonly onExport: (format: ExportFormat) => void
  readonly onHelp: () => void
}

const views: readonly (readonly [ChartView, string])[] = [
  ['tree', 'Tree'],
  ['whole', 'Whole'],
  ['outline', 'Outline'],
]

const formats: readonly (readonly [ExportFormat, string])[] = [
  ['svg', 'SVG, for drawing programs'],
  ['png', 'PNG, for slides'],
  ['pdf', 'PDF, for printing'],
]

/** What can be chosen about the chart, floating over it. */
export function ChartTools(props: ChartToolsProps) {
  const { view, coloring, layers, dotted } = props
  const mayTakeAway = useMayTakeAway()
  return (
    <div className={styles.tools} role="toolbar" aria-label="Chart">
      <ToggleButtonGroup
        aria-label="View"
        selectionMode="single"
        disallowEmptySelection
        selectedKeys={[view]}
        onSelectionChange={(keys) => {
          const next = views.find(([key]) => keys.has(key))
          if (next) props.onView(next[0])
        }}
        className={styles.group}
      >
        {views.map(([key, words]) => (
          <ToggleButton key={key} id={key} className={styles.button}>
            {words}
          </ToggleButton>
        ))}
      </ToggleButtonGroup>
      <Select
        value={coloring}
        onChange={(key) => {
          const next = colorings.find((one) => one === key)
          if (next) props.onColoring(next)
        }}
        className={styles.group}
      >
        <Label className={styles.quiet}>Colour by</Label>
        <AriaButton className={styles.button}>
          <SelectValue />
          <Icon of={ChevronDown} />
        </AriaButton>
        <Popover className={list.popover} offset={4}>
          <ListBox className={list.list}>
            {colorings.map((one) => (
              <ListBoxItem key={one} id={one} className={list.item}>
                {coloringWords[one]}
              </ListBoxItem>
            ))}
          </ListBox>
        </Popover>
      </Select>
      {layers !== null && (
        <div className={styles.group} role="group" aria-label="Layers">
          <AriaButton className={styles.button} aria-label="Close a layer" isDisabled={layers === 0} onPress={() => props.onLayers(layers - 1)}>
            −
          </AriaButton>
          <span className={styles.figure}>{layers === 1 ? '1 layer open' : `${layers} layers open`}</span>
          <AriaButton className={styles.button} aria-label="Open a layer" onPress={() => props.onLayers(layers + 1)}>
            +
          </AriaButton>
        </div>
      )}
      {view === 'tree' && (
        <div className={styles.group}>
          <ToggleButton isSelected={dotted} onChange={props.onDotted} className={styles.button}>
            Dotted lines
          </ToggleButton>
        </div>
      )}
      {mayTakeAway && (
        <Menu
          label="Export"
          trigger={
            <AriaButton className={`${styles.group} ${styles.button}`}>
              Export <Icon of={ChevronDown} />
            </AriaButton>
          }
        >
          {formats.map(([format, words]) => (
            <MenuItem key={format} id={format} onAction={() => props.onExport(format)}>
              {words}
            </MenuItem>
          ))}
        </Menu>
      )}
      <div className={styles.group}>
        <AriaButton className={styles.button} aria-label="Keys" onPress={props.onHelp}>
          ?
        </AriaButton>
      </div>
    </div>
  )
}
