import { Check, Minus } from 'lucide-react'
import type { ReactNode } from 'react'
import {
  CheckboxButton,
  CheckboxField,
  Label,
  RadioButton,
  RadioField,
  RadioGroup as AriaRadioGroup,
  Slider as AriaSlider,
  SliderOutput,
  SliderThumb,
  SliderTrack,
  SwitchButton,
  SwitchField,
  type CheckboxFieldProps,
  type SwitchFieldProps,
} from 'react-aria-components'
import styles from './Choices.module.css'
import { Icon } from './Icon'
import { classes } from './classes'

export interface CheckboxProps extends Omit<CheckboxFieldProps, 'className' | 'style' | 'children'> {
  children: ReactNode
}

export function Checkbox({ children, ...props }: CheckboxProps) {
  return (
    <CheckboxField {...props}>
      <CheckboxButton className={styles.choice}>
        {({ isSelected, isIndeterminate }) => (
          <>
            <span className={styles.box}>{isIndeterminate ? <Icon of={Minus} size={12} /> : isSelected && <Icon of={Check} size={12} />}</span>
            <span className={styles.words}>{children}</span>
          </>
        )}
      </CheckboxButton>
    </CheckboxField>
  )
}

export interface RadiosProps<K extends string> {
  label: string
  hideLabel?: boolean
  choices: readonly { id: K; label: ReactNode; description?: ReactNode }[]
  value: K | null
  onChange: (value: K) => void
}

/** One of a few choices that all stand to be read. */
export function Radios<K extends string>({ label, hideLabel, choices, value, onChange }: RadiosProps<K>) {
  return (
    <AriaRadioGroup aria-label={hideLabel ? label : undefined} value={value} onChange={(chosen) => onChange(chosen as K)} className={styles.group}>
      {!hideLabel && <Label className={styles.label}>{label}</Label>}
      {choices.map((choice) => (
        <RadioField key={choice.id} value={choice.id}>
          <RadioButton className={styles.choice}>
            <span className={classes(styles.box, styles.round)} />
            <span className={styles.words}>
              {choice.label}
              {choice.description && <span className={styles.description}>{choice.description}</span>}
            </span>
          </RadioButton>
        </RadioField>
      ))}
    </AriaRadioGroup>
  )
}

export interface SwitchProps extends Omit<SwitchFieldProps, 'className' | 'style' | 'children'> {
  children: ReactNode
}

/** Something that is on or off at once. */
export function Switch({ children, ...props }: SwitchProps) {
  return (
    <SwitchField {...props}>
      <SwitchButton className={styles.choice}>
        <span className={styles.switch} />
        <span className={styles.words}>{children}</span>
      </SwitchButton>
    </SwitchField>
  )
}

export interface SliderProps {
  label: string
  value: number
  onChange: (value: number) => void
  /** Called when it is let go, for what costs a request. */
  onChangeEnd?: (value: number) => void
  min?: number
  max?: number
  step?: number
  /** The value in words; without it as the number is. */
  format?: (value: number) => string
}

export function Slider({ label, value, onChange, onChangeEnd, min = 0, max = 1, step = 0.01, format = String }: SliderProps) {
  return (
    <AriaSlider value={value} onChange={onChange} onChangeEnd={onChangeEnd} minValue={min} maxValue={max} step={step} className={styles.slider}>
      <Label className={styles.label}>{label}</Label>
      <SliderOutput className={styles.output}>{format(value)}</SliderOutput>
      <SliderTrack className={styles.track}>
        {({ state }) => (
          <>
            <span className={styles.fill} style={{ inlineSize: `${state.getThumbPercent(0) * 100}%` }} />
            <SliderThumb className={styles.thumb} />
          </>
        )}
      </SliderTrack>
    </AriaSlider>
  )
}
