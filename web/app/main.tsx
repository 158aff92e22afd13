import './styles/index.css'
import { MantineProvider } from '@mantine/core'
import { QueryClientProvider } from '@tanstack/react-query'
import { RouterProvider } from '@tanstack/react-router'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { onSessionEnd, queries } from './api/client.ts'
import { router } from './router.tsx'

onSessionEnd(() => {
  queries.clear()
  void router.navigate({ to: '/sign-in', search: { to: router.state.location.href, ended: true } })
})

// Styles come as files alone, which the Content-Security-Policy asks for: Mantine adds no <style> of its own.
createRoot(document.getElementById('app') as HTMLElement).render(
  <StrictMode>
    <MantineProvider defaultColorScheme="auto" withCssVariables={false} withGlobalClasses={false}>
      <QueryClientProvider client={queries}>
        <RouterProvider router={router} />
      </QueryClientProvider>
    </MantineProvider>
  </StrictMode>,
)
