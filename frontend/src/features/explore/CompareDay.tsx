import { Button } from '../../ui/Button'
import { DateField } from '../../ui/DateField'

/** Another day to compare with, and the way back to none. */
export default function CompareDay({ day, onChange, onClose }: { day: string | undefined; onChange: (day: string | undefined) => void; onClose: () => void }) {
  return (
    <>
      <DateField label="Compare with" value={day ?? null} onChange={(next) => onChange(next ?? undefined)} />
      <Button look="quiet" onPress={onClose}>
        Compare with no other day
      </Button>
    </>
  )
}
