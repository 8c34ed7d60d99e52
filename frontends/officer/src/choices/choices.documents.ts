import { graphql } from '../gql';

export const REASONS = graphql(`
  query OfficerReasons {
    refusalReasons {
      code
      label
      labelEn
      explainRequired
      whereToGo
      active
    }
    returnReasons {
      code
      label
      labelEn
      explainRequired
      active
    }
  }
`);

export const AGENCIES = graphql(`
  query OfficerAgencies {
    agencies {
      id
      code
      name
      kind
      active
      ward {
        code
      }
    }
  }
`);

/** Which agencies have handled a category so far: the desk's own experience as a suggestion. */
export const USUAL_LEADS = graphql(`
  query OfficerUsualLeads($filter: StatisticsFilter) {
    statistics(filter: $filter) {
      byAgency {
        agency {
          id
          name
        }
        row {
          total
          handled {
            total
          }
        }
      }
    }
  }
`);

export const TRIAGE_CHOICES = graphql(`
  query OfficerTriageChoices {
    categories {
      code
      name
      nameEn
      group
      groupLabel
      active
      urgency
      publicByDefault
      order
    }
    serviceLevels {
      urgency
      resolve
    }
  }
`);

export const ANSWER_LIMITS = graphql(`
  query OfficerAnswerLimits {
    portal {
      tenant
      limits {
        contentLength
        attachments
        attachmentBytes
        answerMediaTypes
      }
    }
  }
`);
