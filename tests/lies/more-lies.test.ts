import { tellEverySecond } from './tell-lies.ts';

tellEverySecond(1);
