/** Who can log in without registering where `demo.enabled` is on. The password is no secret: it is documented. */
export const demoUser = {
  email: 'demo@sumafinance.com',
  password: 'Look-Ar0und-Freely!',
  name: 'Demo User',
} as const;
