import { refusesAttacks } from './second.ts'

refusesAttacks(1, 2)
