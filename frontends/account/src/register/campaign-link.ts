/** In the address of the registration page: the campaign whose poster, team or unit gave the link, `?chien-dich=DOAN-TN-01` (A9-04, B-27). */
export const CAMPAIGN = 'chien-dich';
