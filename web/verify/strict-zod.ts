import { z } from 'zod'

/** The page's security policy forbids making code at run time, which zod would try. */
z.config({ jitless: true })
