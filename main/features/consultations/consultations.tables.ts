import type { IsoDate, IsoInstant } from '#shared/lib/date.ts';

interface ConsultationsTable {
  id: string;
  day: IsoDate;
  case_id: string;
  person_id: string;
  person_name: string;
  way: string;
  kind: string;
  thing_id: string;
  thing_name: string;
  purpose: string;
  since: IsoInstant;
  until: IsoInstant;
  times: number;
}

interface ConsultationDaysTable {
  day: IsoDate;
  entries: number;
  sha256: string;
  closed_at: IsoInstant;
}

declare module '../../platform/sqlite/tables.ts' {
  interface Tables {
    consultations: ConsultationsTable;
    consultation_days: ConsultationDaysTable;
  }
}
