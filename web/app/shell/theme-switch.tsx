import { useComputedColorScheme, useMantineColorScheme } from '@mantine/core'
import { messages } from '../messages.ts'
import styles from './frame.module.css'

/** The theme is the system's until somebody chooses. */
export function ThemeSwitch() {
  const { setColorScheme } = useMantineColorScheme({ keepTransitions: true })
  const dark = useComputedColorScheme('light', { getInitialValueInEffect: false }) === 'dark'
  return (
    <button type="button" className={styles.out} onClick={() => setColorScheme(dark ? 'light' : 'dark')}>
      {dark ? messages.theme.light : messages.theme.dark}
    </button>
  )
}
