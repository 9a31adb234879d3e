/** What a key does in the chart. */
export type KeyAction =
  | 'up'
  | 'down'
  | 'left'
  | 'right'
  | 'top'
  | 'last'
  | 'open'
  | 'toggle'
  | 'focus'
  | 'zoomIn'
  | 'zoomOut'
  | 'fit'
  | 'menu'
  | 'help'

const byKey: Record<string, KeyAction> = {
  ArrowUp: 'up',
  ArrowDown: 'down',
  ArrowLeft: 'left',
  ArrowRight: 'right',
  Home: 'top',
  End: 'last',
  Enter: 'open',
  ' ': 'toggle',
  e: 'toggle',
  f: 'focus',
  '+': 'zoomIn',
  '=': 'zoomIn',
  '-': 'zoomOut',
  '0': 'fit',
  m: 'menu',
  ContextMenu: 'menu',
  '?': 'help',
}

interface Pressed {
  readonly key: string
  readonly ctrlKey: boolean
  readonly metaKey: boolean
  readonly altKey: boolean
  readonly shiftKey: boolean
}

/** Null for a key that the chart leaves to others. */
export function keyAction(event: Pressed): KeyAction | null {
  if (event.ctrlKey || event.metaKey || event.altKey) return null
  if (event.key === 'F10' && event.shiftKey) return 'menu'
  return byKey[event.key.length === 1 ? event.key.toLowerCase() : event.key] ?? null
}

/** The keys for a reader, in the order in which they are explained. */
export const keysExplained: readonly (readonly [keys: string, meaning: string])[] = [
  ['← → ↑ ↓', 'Go to the manager, the first report or the next box'],
  ['Home · End', 'Go to the top, or to the last box'],
  ['Enter', 'Open the person’s panel'],
  ['Space or E', 'Show or hide the reports'],
  ['F', 'Focus: the chain above and the reports below'],
  ['M', 'Actions for the box, such as Move…'],
  ['+ · −', 'Zoom in or out'],
  ['0', 'Zoom to fit'],
  ['?', 'Show these keys'],
]
