import { Columns3 } from 'lucide-react'
import { Button } from '../../ui/Button'
import { Menu, MenuItem } from '../../ui/Menu'
import { columnKeys, columnTitle, type ColumnKey } from './columns'

/** Which columns the table has. The name is always there. */
export function ColumnsMenu({ shown, onChange }: { shown: readonly ColumnKey[]; onChange: (keys: ReadonlySet<string>) => void }) {
  return (
    <Menu
      label="Columns"
      placement="bottom end"
      selectionMode="multiple"
      selectedKeys={shown}
      onSelectionChange={(keys) => onChange(keys === 'all' ? new Set(columnKeys) : new Set([...keys].map(String)))}
      trigger={
        <Button look="quiet" icon={Columns3}>
          Columns
        </Button>
      }
    >
      {columnKeys
        .filter((key) => key !== 'name')
        .map((key) => (
          <MenuItem key={key} id={key}>
            {columnTitle(key)}
          </MenuItem>
        ))}
    </Menu>
  )
}
