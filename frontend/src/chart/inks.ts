/**
 * Colours for a canvas, which does not know the style sheet's variables: each is asked of the element once, and again
 * when the theme changes.
 */
export class Inks {
  private readonly known = new Map<string, string>()
  private readonly probe: HTMLElement

  constructor(host: HTMLElement) {
    this.probe = document.createElement('i')
    this.probe.hidden = true
    host.append(this.probe)
  }

  /** A CSS colour, `var(…)` included, as the canvas takes it. */
  of(color: string): string {
    let value = this.known.get(color)
    if (value === undefined) {
      this.probe.style.color = ''
      this.probe.style.color = color
      value = getComputedStyle(this.probe).color
      this.known.set(color, value)
    }
    return value
  }

  forget(): void {
    this.known.clear()
  }

  dispose(): void {
    this.probe.remove()
  }
}

/** Calls back when the colours of the page change: by the application's switch or by the system. */
export function onThemeChange(callback: () => void): () => void {
  const system = matchMedia('(prefers-color-scheme: dark)')
  const observer = new MutationObserver(callback)
  observer.observe(document.documentElement, { attributes: true, attributeFilter: ['data-theme', 'class', 'style'] })
  system.addEventListener('change', callback)
  return () => {
    observer.disconnect()
    system.removeEventListener('change', callback)
  }
}
