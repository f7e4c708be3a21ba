// The words of the field are those of the product itself, so that the site, reports and command line never differ.
// wording.ts is plain data without any import at run time.
export {
  CHANNEL_WORDING,
  CLAUSE_PHASE_WORDING,
  EVENT_WORDING,
  PHASE_WORDING,
  QUANTITY_WORDING,
  REASON_WORDING,
  SEVERITY_WORDING,
  VERDICT_WORDING,
} from '../../../src/rulebooks/wording.ts';
