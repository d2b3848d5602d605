import { mount } from 'svelte';
import './app.css';
import App from './App.svelte';
import { takeOwnFont } from './core/han';

takeOwnFont();
const target = document.getElementById('app');
if (target) mount(App, { target });
