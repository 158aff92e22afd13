import { refusesAttacks } from './second.ts'

refusesAttacks(0, 2)
