import { graphql } from '../gql';

export const WORKING_TIME = graphql(`
  query OfficerWorkingTime($year: Int!, $nextYear: Int!) {
    workingHours {
      weekday
      from
      to
      validFrom
    }
    thisYear: workingCalendar(year: $year) {
      date
      working
      status
    }
    nextYear: workingCalendar(year: $nextYear) {
      date
      working
      status
    }
  }
`);
