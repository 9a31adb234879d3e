import { useState } from 'react'
import { ComboBox } from '../../ui/ComboBox'

export interface ZonePickerProps {
  label: string
  value: string
  error?: string
  onChange: (zone: string) => void
}

const mostShown = 60

/** A time zone by its IANA name; one that the browser does not list can be typed. */
export function ZonePicker({ label, value, error, onChange }: ZonePickerProps) {
  const [typed, setTyped] = useState<string | null>(null)
  const text = typed ?? value
  const sought = text.trim().toLowerCase().replaceAll(' ', '_')
  const zones = Intl.supportedValuesOf('timeZone').filter((zone) => zone.toLowerCase().includes(sought))
  if (sought !== '' && !zones.some((zone) => zone.toLowerCase() === sought)) zones.push(text.trim())
  return (
    <ComboBox
      label={label}
      error={error}
      placeholder="Such as Europe/Copenhagen"
      options={zones.slice(0, mostShown).map((zone) => ({ id: zone, label: zone }))}
      value={value || null}
      text={text}
      onTextChange={(next) => {
        setTyped(next)
        if (next.trim() === '') onChange('')
      }}
      onChange={(zone) => {
        if (!zone) return
        setTyped(null)
        onChange(zone)
      }}
      menuTrigger="input"
    />
  )
}
