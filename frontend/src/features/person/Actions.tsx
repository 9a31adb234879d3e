import { useNavigate } from '@tanstack/react-router'
import { ChevronDown } from 'lucide-react'
import { Button } from '../../ui/Button'
import { Menu, MenuItem } from '../../ui/Menu'

const forPeople = [
  ['hire', 'Hire somebody under them'],
  ['move', 'Move'],
  ['place', 'Promote or place at a level'],
  ['update', 'Change title, place or e-mail'],
  ['dotted', 'Add a dotted line'],
  ['undotted', 'Remove a dotted line'],
  ['join', 'Join a team'],
  ['unjoin', 'Leave a team'],
  ['mentee', 'Start a mentorship'],
  ['unmentor', 'End a mentorship'],
  ['open', 'Open a seat under them'],
  ['leave', 'Leave the organization'],
] as const

const forOpenings = [
  ['fill', 'Fill the seat'],
  ['close', 'Close the seat'],
  ['hire', 'Hire somebody under it'],
] as const

/** What can be changed about a seat; each opens its dialog. */
export function Actions({ seat }: { seat: string }) {
  const navigate = useNavigate()
  const items = seat.startsWith('opening/') ? forOpenings : forPeople
  return (
    <Menu
      label="Change"
      trigger={<Button endIcon={ChevronDown}>Change</Button>}
      onAction={(key) => void navigate({ to: '.', search: (kept) => ({ ...kept, edit: `${key}:${seat}` }) })}
    >
      {items.map(([id, words]) => (
        <MenuItem key={id} id={id}>
          {words}
        </MenuItem>
      ))}
    </Menu>
  )
}
