import { describe, expect, it } from 'vitest'
import { keyAction } from './keys'

const press = (key: string, held: Partial<Record<'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey', boolean>> = {}) =>
  keyAction({ key, ctrlKey: false, metaKey: false, altKey: false, shiftKey: false, ...held })

describe('keyAction', () => {
  it('knows the keys, in upper and lower case', () => {
    expect(['ArrowUp', 'E', 'f', ' ', '+', '?'].map((key) => press(key))).toEqual([
      'up', 'toggle', 'focus', 'toggle', 'zoomIn', 'help',
    ])
  })

  it('opens the menu by the keys that systems use for it', () => {
    expect([press('ContextMenu'), press('F10', { shiftKey: true }), press('F10')]).toEqual(['menu', 'menu', null])
  })

  it('leaves the browser its own keys', () => {
    expect([press('f', { ctrlKey: true }), press('+', { metaKey: true }), press('ArrowLeft', { altKey: true }), press('x')]).toEqual([
      null, null, null, null,
    ])
  })
})
