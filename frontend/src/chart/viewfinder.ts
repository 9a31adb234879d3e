import { select } from 'd3-selection'
import { zoom, zoomIdentity, type D3ZoomEvent } from 'd3-zoom'
import { between, zoomAt, zoomLimits, type Camera, type Size } from './camera'
import type { Rect } from './layout'

export const flightMilliseconds = 150

/**
 * Holds the camera over an element: wheel, pinch and drag move it by d3-zoom, everything else by `jump` and `fly`.
 * Outside React, because it moves at every frame and React has to hear of it only now and then.
 */
export class Viewfinder {
  camera: Camera = { x: 0, y: 0, k: 1 }
  size: Size = { width: 0, height: 0 }
  private readonly behaviour
  private readonly selection
  private readonly observer: ResizeObserver
  private frame = 0
  private goal: Camera | null = null

  /** Where the camera will be once a flight under way has ended: what the next move starts from. */
  get aim(): Camera {
    return this.goal ?? this.camera
  }

  constructor(
    private readonly element: HTMLElement,
    /** Called after every move; `settled` where no gesture is under way. */
    private readonly onMove: (settled: boolean) => void,
    private readonly onResize: () => void,
    /** Whether a press begins a pan; a press on a box may begin something else. */
    mayPan: (event: Event) => boolean,
  ) {
    this.selection = select(element)
    this.behaviour = zoom<HTMLElement, unknown>()
      .scaleExtent([zoomLimits.least, zoomLimits.most])
      .clickDistance(4)
      .filter((event: Event) => {
        if (event.type === 'wheel' || event.type.startsWith('touch')) return true
        return event instanceof MouseEvent && event.button <= 1 && !event.ctrlKey && mayPan(event)
      })
      .on('start', () => this.stop())
      .on('zoom', (event: D3ZoomEvent<HTMLElement, unknown>) => {
        this.camera = { x: event.transform.x, y: event.transform.y, k: event.transform.k }
        this.onMove(false)
      })
      .on('end', () => this.onMove(true))
    this.selection.call(this.behaviour).on('dblclick.zoom', null)
    this.measure()
    this.observer = new ResizeObserver(() => {
      this.measure()
      this.onResize()
    })
    this.observer.observe(element)
  }

  /** Moves at once. */
  jump(camera: Camera): void {
    this.stop()
    this.apply(camera)
    this.onMove(true)
  }

  /** Moves in 150 ms, at once where the system asks for less motion. */
  fly(to: Camera): void {
    this.stop()
    if (lessMotion()) { this.jump(to); return; }
    this.goal = to
    const from = this.camera
    const start = performance.now()
    const tick = (now: number) => {
      const t = Math.min(1, Math.max(0, (now - start) / flightMilliseconds))
      this.apply(between(from, to, 1 - (1 - t) ** 3))
      this.frame = t < 1 ? requestAnimationFrame(tick) : 0
      if (t >= 1) this.goal = null
      this.onMove(t >= 1)
    }
    this.frame = requestAnimationFrame(tick)
  }

  /** Zooms about the middle of the screen, or where the picture is not there, about the nearest of it. */
  zoomBy(factor: number, bounds: Rect): void {
    const { x, y, k } = this.aim
    const clamp = (value: number, low: number, high: number) => Math.max(low, Math.min(high, value))
    const across = clamp(this.size.width / 2, bounds.x0 * k + x, bounds.x1 * k + x)
    const down = clamp(this.size.height / 2, bounds.y0 * k + y, bounds.y1 * k + y)
    this.fly(zoomAt(this.aim, factor, across, down))
  }

  panBy(dx: number, dy: number): void {
    this.jump({ ...this.camera, x: this.camera.x + dx, y: this.camera.y + dy })
  }

  /** The point of the picture under a place on the screen. */
  pointAt(clientX: number, clientY: number): { x: number; y: number } {
    const { left, top } = this.element.getBoundingClientRect()
    return { x: (clientX - left - this.camera.x) / this.camera.k, y: (clientY - top - this.camera.y) / this.camera.k }
  }

  dispose(): void {
    this.stop()
    this.observer.disconnect()
    this.selection.on('.zoom', null)
  }

  private measure(): void {
    this.size = { width: this.element.clientWidth, height: this.element.clientHeight }
  }

  private stop(): void {
    cancelAnimationFrame(this.frame)
    this.frame = 0
    this.goal = null
  }

  /** Tells d3-zoom where the camera is, in the property in which it keeps that, and without its events. */
  private apply(camera: Camera): void {
    this.camera = camera
    Reflect.set(this.element, '__zoom', zoomIdentity.translate(camera.x, camera.y).scale(camera.k))
  }
}

export function lessMotion(): boolean {
  return matchMedia('(prefers-reduced-motion: reduce)').matches
}
