import { createHashRouter, Navigate } from 'react-router';
import { Frame } from './frame.tsx';
import { ScreenProblem } from './ui/screen-problem.tsx';

/** The places of the program, in the order of the rail. Each screen is loaded when it is first visited. */
export const router = createHashRouter([
  {
    path: '/',
    Component: Frame,
    ErrorBoundary: ScreenProblem,
    HydrateFallback: () => null,
    children: [
      {
        ErrorBoundary: ScreenProblem,
        children: [
          { index: true, element: <Navigate to="/workbench" replace /> },
          {
            path: 'workbench',
            lazy: async () => ({
              Component: (await import('./features/workbench/workbench-screen.tsx')).WorkbenchScreen,
            }),
          },
          {
            path: 'cases',
            lazy: async () => ({
              Component: (await import('./features/cases/cases-screen.tsx')).CasesScreen,
            }),
          },
          {
            path: 'cases/:caseId',
            lazy: async () => ({
              Component: (await import('./features/cases/case-screen.tsx')).CaseScreen,
            }),
          },
          {
            path: 'intake',
            lazy: async () => ({
              Component: (await import('./features/intake/intake-screen.tsx')).IntakeScreen,
            }),
          },
          {
            path: 'intake/cards/:folderId',
            lazy: async () => ({
              Component: (await import('./features/intake/card-screen.tsx')).CardScreen,
            }),
          },
          {
            path: 'intake/imports/:jobId',
            lazy: async () => ({
              Component: (await import('./features/intake/import-screen.tsx')).ImportScreen,
            }),
          },
          {
            path: 'intake/batches/:batchId',
            lazy: async () => ({
              Component: (await import('./features/intake/report-screen.tsx')).ReportScreen,
            }),
          },
          { path: 'intake/:rest', element: <Navigate to="/intake" replace /> },
          {
            path: 'documents',
            lazy: async () => ({
              Component: (await import('./features/documents/documents-screen.tsx')).DocumentsScreen,
            }),
          },
          {
            path: 'documents/:documentId',
            lazy: async () => ({
              Component: (await import('./features/documents/document-screen.tsx')).DocumentScreen,
            }),
          },
          {
            path: 'documents/:documentId/batch',
            lazy: async () => ({
              Component: (await import('./features/documents/batch/batch-screen.tsx')).BatchScreen,
            }),
          },
          {
            path: 'volumes',
            lazy: async () => ({
              Component: (await import('./features/volumes/volumes-screen.tsx')).VolumesScreen,
            }),
          },
          {
            path: 'volumes/:caseId',
            lazy: async () => ({
              Component: (await import('./features/volumes/volume-screen.tsx')).VolumeScreen,
            }),
          },
          {
            path: 'settings',
            lazy: async () => ({
              Component: (await import('./features/settings/settings-screen.tsx')).SettingsScreen,
            }),
          },
          { path: '*', element: <Navigate to="/workbench" replace /> },
        ],
      },
    ],
  },
]);
